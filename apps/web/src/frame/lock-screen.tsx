export function LockScreen(_: { me: unknown; reason: string }) {
  return null;
}
