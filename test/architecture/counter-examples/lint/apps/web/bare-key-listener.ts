export function listen(onAsk: () => void): void {
  window.addEventListener('keydown', onAsk);
}
