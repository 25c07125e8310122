import { create } from 'zustand';

const REMEMBERED = 'hall.ukey.unit';

/** Which unit's UKey is inserted. The key itself stays with `ukey.ts`; here is only whether it is there. */
export const useUkey = create<{ inserted: string | null; reading: Promise<void> | null }>(() => ({
  inserted: localStorage.getItem(REMEMBERED),
  reading: null,
}));

/** A key that is being read: who signs in meanwhile waits for it. */
export async function whileReading(reading: Promise<void>): Promise<void> {
  useUkey.setState({ reading });
  try {
    await reading;
  } finally {
    useUkey.setState((now) => (now.reading === reading ? { reading: null } : {}));
  }
}

export function rememberUkey(unitAccountNo: string): void {
  localStorage.setItem(REMEMBERED, unitAccountNo);
  useUkey.setState({ inserted: unitAccountNo });
}

export function removeUkey(): void {
  localStorage.removeItem(REMEMBERED);
  useUkey.setState({ inserted: null });
}

window.addEventListener('storage', (event) => {
  if (event.key === REMEMBERED) useUkey.setState({ inserted: event.newValue });
});
