/**
 * A load generator in a process of its own: keeps `connections` sockets busy with one request each, counts whole answers
 * and prints how many came a second. Bounded in time; talks to 127.0.0.1 only.
 */
import { connect } from 'node:net';

const [port = '0', path = '/', seconds = '2', connections = '64'] = process.argv.slice(2);
const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept-Encoding: br\r\n\r\n`;
const HEAD_END = Buffer.from('\r\n\r\n');
let answers = 0;
let isOver = false;

function keepBusy(): void {
  const socket = connect(Number(port), '127.0.0.1');
  let waiting = 0;
  socket.setNoDelay(true);
  socket.on('connect', () => socket.write(request));
  socket.on('data', (chunk: Buffer) => {
    if (waiting === 0) {
      const end = chunk.indexOf(HEAD_END);
      const head = chunk.subarray(0, end).toString('latin1');
      if (!head.startsWith('HTTP/1.1 200')) throw new Error(`Answered: ${head.split('\r\n', 1)[0]}`);
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
      waiting = length - (chunk.length - end - HEAD_END.length);
    } else {
      waiting -= chunk.length;
    }
    if (waiting > 0) return;
    waiting = 0;
    answers++;
    if (isOver) socket.destroy();
    else socket.write(request);
  });
}

for (let index = 0; index < Number(connections); index++) keepBusy();
const start = performance.now();
setTimeout(
  () => {
    isOver = true;
    process.stdout.write(`${answers / ((performance.now() - start) / 1_000)}\n`);
    setTimeout(() => process.exit(0), 50);
  },
  Number(seconds) * 1_000,
);
