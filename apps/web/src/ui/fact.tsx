import type { ReactNode } from 'react';

/** One fact of a list in columns (`dl.kv.columns`): its name and what it is. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
