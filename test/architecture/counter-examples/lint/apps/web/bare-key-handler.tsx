export function Box({ onAsk }: { onAsk: () => void }) {
  return <input onKeyDown={onAsk} />;
}
