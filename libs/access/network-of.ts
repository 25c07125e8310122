import ipaddr from 'ipaddr.js';

/** What one subscriber is given: he may take a new address of it for every request. */
const SUBSCRIBER_BITS = 64;

/**
 * Whom to count an address as: an IPv4 address (also one written as IPv6) for itself, an IPv6 address for its /64
 * network. What is no address is counted as it stands.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(
    `${parsed.toString()}/${String(SUBSCRIBER_BITS)}`,
  ).toString();
}
