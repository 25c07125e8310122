import type { ReactNode } from 'react';

interface RecordTitle {
  readonly title: string;
  /** An amount or a count: it stands at the right. */
  readonly number?: boolean;
}

interface RecordsProps {
  label: string;
  titles: readonly (string | RecordTitle)[];
  /** The last line, of what all come to. */
  foot?: ReactNode;
  role?: 'group' | 'region';
  /** Many lines: close together, in a frame no higher than the window. */
  tall?: boolean;
  children: ReactNode;
}

/** A table of records under its titles, to be scrolled by keyboard too. */
export function Records(props: RecordsProps) {
  const { label, titles, foot, role = 'group', tall = false, children } = props;
  return (
    <div
      className={tall ? 'table-frame tall' : 'table-frame'}
      tabIndex={0}
      role={role}
      aria-label={label}
    >
      <table className={tall ? 'plain records dense' : 'plain records'}>
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            {titles.map((one) => {
              const { title, number = false } = typeof one === 'string' ? { title: one } : one;
              return (
                <th key={title} scope="col" className={number ? 'num' : undefined}>
                  {title}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>{children}</tbody>
        {foot === undefined ? null : <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}
