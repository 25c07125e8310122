import type { Page, Request, Route } from '@playwright/test';

export interface Held {
  /** Something was asked for on this path. */
  readonly arrived: Promise<void>;
  letGo(): void;
}

/** Keeps what is asked of a path on the line until it is let go. */
export async function hold(
  page: Page,
  path: string | RegExp,
  which: (request: Request) => boolean = () => true,
): Promise<Held> {
  const arrived = gate();
  const way = gate();
  const wait = async (route: Route): Promise<void> => {
    if (!which(route.request())) return route.fallback();
    arrived.open();
    await way.opened;
    await route.continue();
  };
  await page.route(path, wait);
  return { arrived: arrived.opened, letGo: way.open };
}

/** What is asked of a path from now on, by the words of its question. */
export function questionsOf(page: Page, path: RegExp): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (path.test(request.url()))
      asked.push(`${decodeURIComponent(new URL(request.url()).search)}${request.postData() ?? ''}`);
  });
  return asked;
}

function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    opened,
    open: () => {
      open();
    },
  };
}

/** Its stream stands and says nothing: what the page shows from now on it has asked for by itself. */
export async function withoutHints(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(EventSource.prototype, 'onmessage', { set: () => undefined });
  });
  await page.reload();
}
