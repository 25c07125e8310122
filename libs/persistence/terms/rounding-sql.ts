/**
 * `roundedProduct` of libs/fund as an SQL expression, for sets: base in fen, ratio in basis points and the rule are SQL
 * expressions too. Integers throughout; a rule that is not known gives NULL, which no amount column takes.
 */
export function roundedProductSql(baseFen: string, ratioBp: string, rule: string): string {
  const exact = `(${baseFen} * CAST(${ratioBp} AS SIGNED))`;
  const places = { fen: 1, jiao: 10, yuan: 100 };
  const whens = Object.entries(places).flatMap(([place, fen]) => {
    const step = 10_000 * fen;
    const by = (added: number) =>
      `((${exact} + ${String(added)}) DIV ${String(step)}) * ${String(fen)}`;
    return [
      `WHEN 'half-up-${place}' THEN ${by(step / 2)}`,
      `WHEN 'up-${place}' THEN ${by(step - 1)}`,
      `WHEN 'down-${place}' THEN ${by(0)}`,
    ];
  });
  const jiao = `((${exact} DIV 100000) MOD 10)`;
  const byDigit = `(${exact} DIV 1000000 + IF(${jiao} > 0, 1, 0)) * 100`;
  return `CASE ${rule} ${whens.join(' ')} WHEN 'by-digit-yuan' THEN ${byDigit} END`;
}
