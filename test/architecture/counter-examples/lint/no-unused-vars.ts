const _two = 2;
export function one(_given: number): number {
  return 1;
}
