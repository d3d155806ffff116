import assert from 'node:assert/strict';
import { BlockList } from 'node:net';
import { test } from 'node:test';
import { clientAddress, networkOf } from './clients.ts';

function proxies(...networks: [string, number][]): BlockList {
  const list = new BlockList();
  for (const [address, bits] of networks) list.addSubnet(address, bits, address.includes(':') ? 'ipv6' : 'ipv4');
  return list;
}
const trusted = proxies(['127.0.0.1', 32], ['10.0.0.0', 8], ['fd00::', 8]);

const cases: [string, string | undefined, string, string][] = [
  ['without a proxy, what is forwarded is not believed', '203.0.113.9', '198.51.100.7', '198.51.100.7'],
  ['the client is what the trusted proxy says', '203.0.113.9', '127.0.0.1', '203.0.113.9'],
  [
    'T30 what the client wrote itself stands to the left and is passed over',
    '1.2.3.4, 203.0.113.9',
    '127.0.0.1',
    '203.0.113.9',
  ],
  ['a chain of trusted proxies is walked', '203.0.113.9, 10.1.2.3', '127.0.0.1', '203.0.113.9'],
  ['rubbish ends the walk', '203.0.113.9, unknown', '127.0.0.1', '127.0.0.1'],
  ['nothing forwarded is the proxy itself', undefined, '127.0.0.1', '127.0.0.1'],
  ['IPv4 through an IPv6 socket is IPv4', '203.0.113.9', '::ffff:127.0.0.1', '203.0.113.9'],
  ['IPv6 proxies too', '2001:db8::1', 'fd00::5', '2001:db8::1'],
];
for (const [name, forwarded, socket, expected] of cases) {
  test(name, () => assert.equal(clientAddress(socket, forwarded, trusted), expected));
}

test('a network is /24 or /56', () => {
  assert.equal(networkOf('203.0.113.9'), networkOf('203.0.113.200'));
  assert.notEqual(networkOf('203.0.113.9'), networkOf('203.0.114.9'));
  assert.equal(networkOf('2001:db8:1:2200::1'), networkOf('2001:db8:1:22ff:ffff::9'));
  assert.notEqual(networkOf('2001:db8:1:2200::1'), networkOf('2001:db8:1:2300::1'));
  assert.equal(networkOf('::1'), networkOf('0:0:0:0:0:0:0:1'));
});
