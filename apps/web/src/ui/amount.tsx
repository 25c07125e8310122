import { formatYuan, type Fen } from '#libs/fund/money';

/** An amount in yuan with thousands and two decimals; put it in a cell with class `num`. */
export function Amount({ fen }: { fen: Fen | null | undefined }) {
  return <span className="amount">{fen == null ? '—' : formatYuan(fen)}</span>;
}

/** A difference: sign and colour, and never colour alone. */
export function Difference({ fen }: { fen: Fen }) {
  const tone = fen > 0 ? 'up' : fen < 0 ? 'down' : 'same';
  return (
    <span className={`amount difference ${tone}`}>{`${fen > 0 ? '+' : ''}${formatYuan(fen)}`}</span>
  );
}

/** 1200 basis points → '12%'. */
export function showRatio(bp: number): string {
  return `${String(bp / 100)}%`;
}

/** A change as a share of what was: '+12.5%'; nothing where nothing was. */
export function showShare(difference: number, before: number): string {
  if (before === 0) return '';
  const share = ((difference / before) * 100).toFixed(1);
  return `${difference > 0 ? '+' : ''}${share}%`;
}
