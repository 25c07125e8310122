import { useEffect, useRef, type RefObject } from 'react';

/** Whether a piece has left the page: what still waited in it is not sent any more. */
export function useIsGone(): RefObject<boolean> {
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  return gone;
}
