import { lazy } from 'react';
import { piece } from '../frame/pieces';
import { hasTasks, seesBank } from '../frame/reader-kind';
import { useSignedIn } from '../frame/session';
import { HomePage } from './home-page';

const DeskPage = lazy(
  piece(async () => ({ default: (await import('../desk/desk-page')).DeskPage })),
);

const CashierPage = lazy(
  piece(async () => ({ default: (await import('../cashier/cashier-page')).CashierPage })),
);

const OfficePage = lazy(
  piece(async () => ({ default: (await import('../desk/office-page')).OfficePage })),
);

/** Where each reader begins: the unit's home, or the centre's desk. */
export function StartPage() {
  const me = useSignedIn();
  if (me.kind === 'operator') return <HomePage />;
  if (hasTasks(me)) return <DeskPage />;
  return seesBank(me) ? <CashierPage /> : <OfficePage />;
}
