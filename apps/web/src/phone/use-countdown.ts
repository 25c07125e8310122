import { useEffect, useState } from 'react';

/**
 * Minutes and seconds until an instant of the page's steady clock, '09:41'. The server says how long is left and decides;
 * what the computer's clock shows does not matter.
 */
export function useCountdown(endsAt: number): string {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const ticking = setInterval(() => {
      setNow(performance.now());
    }, 1000);
    return () => {
      clearInterval(ticking);
    };
  }, []);
  const seconds = Math.max(0, Math.round((endsAt - now) / 1000));
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}
