export const handlers = (onAsk: () => void) => ({ onPressEnter: onAsk });
