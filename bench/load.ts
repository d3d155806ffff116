/**
 * A load generator in a process of its own: keeps 64 sockets to each of two servers and asks them turn about, a slice of
 * time each, with one request under way a socket. Prints, as JSON, the pairs of whole answers a second, slice by slice:
 * short slices, because on a shared machine a second is a long time. Talks to 127.0.0.1 only.
 */
import { connect } from 'node:net';

const CONNECTIONS = 64;
const SLICE_MS = 250;
const WARM_SLICES = 8;
const HEAD_END = Buffer.from('\r\n\r\n');

const [path = '/', slices = '40', ...ports] = process.argv.slice(2);

/** Counts the answers of one server while it is its turn. */
async function target(port: number): Promise<(milliseconds: number) => Promise<number>> {
  let answers = 0;
  let isOn = false;
  let underWay = 0;
  let idle = (): void => {};
  const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept-Encoding: br\r\n\r\n`;

  const open = () => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    let waiting = 0;
    socket.on('data', (chunk: Buffer) => {
      waiting = waiting === 0 ? restOfAnswer(chunk) : waiting - chunk.length;
      if (waiting > 0) return;
      waiting = 0;
      underWay--;
      answers++;
      if (isOn) ask();
      else if (underWay === 0) idle();
    });
    const ask = (): void => {
      underWay++;
      socket.write(request);
    };
    return new Promise<() => void>((resolve) => socket.once('connect', () => resolve(ask)));
  };
  const asks = await Promise.all(Array.from({ length: CONNECTIONS }, open));

  return async (milliseconds) => {
    const start = performance.now();
    answers = 0;
    isOn = true;
    for (const ask of asks) ask();
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    isOn = false;
    if (underWay > 0) await new Promise<void>((resolve) => (idle = resolve));
    return answers / ((performance.now() - start) / 1_000);
  };
}

/** How many bytes are still to come, from an answer's first chunk. */
function restOfAnswer(chunk: Buffer): number {
  const end = chunk.indexOf(HEAD_END);
  const head = chunk.subarray(0, end).toString('latin1');
  if (!head.startsWith('HTTP/1.1 200')) throw new Error(`Answered: ${head.split('\r\n', 1)[0]}`);
  return Number(/content-length: (\d+)/i.exec(head)?.[1]) - (chunk.length - end - HEAD_END.length);
}

const [ours, bare] = await Promise.all(ports.map((port) => target(Number(port))));
if (ours === undefined || bare === undefined) throw new Error('Give two ports.');
for (let slice = 0; slice < WARM_SLICES; slice++) await (slice % 2 === 0 ? ours : bare)(SLICE_MS);
const pairs: [number, number][] = [];
for (let slice = 0; slice < Number(slices); slice++) {
  // Turn about, so that neither always goes first.
  const isFirst = slice % 2 === 0;
  const [one, other] = isFirst ? [ours, bare] : [bare, ours];
  const figures: [number, number] = [await one(SLICE_MS), await other(SLICE_MS)];
  pairs.push(isFirst ? figures : [figures[1], figures[0]]);
}
process.stdout.write(`${JSON.stringify(pairs)}\n`);
process.exit(0);
