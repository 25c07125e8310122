import { describe, expect, it } from '@jest/globals';
import { networkOf } from '#libs/access/network-of';

describe('the network that tries are counted by', () => {
  it('is an IPv4 address itself, however it is written', () => {
    expect(networkOf('10.1.4.22')).toBe('10.1.4.22');
    expect(networkOf('::ffff:10.1.4.22')).toBe('10.1.4.22');
    expect(networkOf('10.1.4.23')).not.toBe(networkOf('10.1.4.22'));
  });

  it('is the /64 of an IPv6 address, which one subscriber has to himself', () => {
    expect(networkOf('2001:db8:7:1::1')).toBe('2001:db8:7:1::');
    expect(networkOf('2001:db8:7:1:ffff:ffff:ffff:ffff')).toBe('2001:db8:7:1::');
    expect(networkOf('2001:db8:7:2::1')).toBe('2001:db8:7:2::');
  });

  it('is whatever a proxy sends instead of an address', () => {
    expect(networkOf('')).toBe('');
    expect(networkOf('unknown')).toBe('unknown');
  });
});
