/**
 * Where a sign-in leads back to: an address of this hall or its start page, never a way to send somebody elsewhere. It is
 * read as browsers read it, which drop tabs and line ends, take '\' for '/', and fold dots: '/\t/x' and '/.//x' name hosts.
 */
export function ownAddress(from: string | null, origin: string): string {
  if (from?.startsWith('/') !== true || !URL.canParse(from, origin)) return '/';
  const { origin: there, pathname, search, hash } = new URL(from, origin);
  const own = there === origin && !pathname.startsWith('//') && !/^\/login(\/|$)/.test(pathname);
  return own ? pathname + search + hash : '/';
}
