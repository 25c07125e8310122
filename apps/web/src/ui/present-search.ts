/**
 * What the address asks for at this moment. It is ahead of what was rendered last: of two choices made one right after the
 * other, the second must not take the first back.
 */
export function presentSearch(): URLSearchParams {
  return new URLSearchParams(location.search);
}
