import { Outlet } from 'react-router';
import { Notices } from '../ui/notices';

/** Pages for anyone: sign-in and the check of a receipt. */
export function Bare() {
  return (
    <>
      <Notices />
      <Outlet />
    </>
  );
}
