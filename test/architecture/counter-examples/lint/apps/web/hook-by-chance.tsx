import { useState } from 'react';

export function Chance({ lucky }: { readonly lucky: boolean }): number {
  if (!lucky) return 0;
  const [count] = useState(1);
  return count;
}
