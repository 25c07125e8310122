/** What is written here stays as it is: a mistake is taken back by another voucher (冲账). */
export const APPEND_ONLY_TABLES = ['voucher', 'voucher_line', 'member_line', 'chain_link'] as const;

/**
 * The database refuses to change or remove a row, whoever asks. TRUNCATE passes triggers: the user of the programs has no
 * right to DROP (operations.md).
 */
export function appendOnlyTriggers(table: string): string[] {
  return ['UPDATE', 'DELETE'].flatMap((act) => {
    const trigger = `${table}_no_${act.toLowerCase()}`;
    return [
      `DROP TRIGGER IF EXISTS ${trigger}`,
      `CREATE TRIGGER ${trigger} BEFORE ${act} ON ${table} FOR EACH ROW
         SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the books are append-only'`,
    ];
  });
}
