import { lazy } from 'react';
import { useSignedIn } from '../frame/session';
import { HomePage } from './home-page';

const DeskPage = lazy(async () => ({ default: (await import('../desk/desk-page')).DeskPage }));

/** Where each reader begins: the unit's home, or the centre's desk. */
export function StartPage() {
  return useSignedIn().kind === 'staff' ? <DeskPage /> : <HomePage />;
}
