import { create } from 'zustand';

const useHosts = create<{ hosts: readonly HTMLElement[] }>(() => ({ hosts: [] }));

/** A modal dialog makes all that lies behind it dumb: while it is open, notices are shown and can be answered in it. */
export function hostNotices(dialog: HTMLElement): () => void {
  useHosts.setState(({ hosts }) => ({ hosts: [...hosts, dialog] }));
  return () => {
    useHosts.setState(({ hosts }) => ({ hosts: hosts.filter((one) => one !== dialog) }));
  };
}

/** The dialog on top, if there is one. */
export function useNoticeHost(): HTMLElement | null {
  return useHosts(({ hosts }) => hosts.at(-1) ?? null);
}
