/** Rows with `seq` from 1 to n, as a table of a statement: in MariaDB and MySQL alike. */
export function sequence(n: number, alias: string): string {
  return `JSON_TABLE(CONCAT('[0', REPEAT(',0', ${String(n - 1)}), ']'), '$[*]' COLUMNS (seq FOR ORDINALITY)) ${alias}`;
}
