import { Suspense, useEffect } from 'react';
import { Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { onSignedOut } from '../api/client';
import { ApiProblem } from '../api/problem';
import { LiveAnnouncements } from '../live/live-announcements';
import { useTexts } from '../i18n/texts';
import { ConfirmDialog } from '../ui/confirm';
import { Removable } from '../ui/in-view';
import { Notices } from '../ui/notices';
import { LeaveQuestion } from '../ui/unsaved';
import { FailureState, LoadingState } from '../ui/states';
import { FRAME_TEXTS } from './frame.texts';
import { HallHeader } from './hall-header';
import { IdleWarning } from './idle-warning';
import { hasTasks } from './reader-kind';
import { LockScreen } from './lock-screen';
import { lockSignedOut, useMe, useSession } from './session';

/** The frame of every page behind the sign-in. */
export function Shell() {
  const t = useTexts(FRAME_TEXTS);
  const me = useMe();
  const locked = useSession((state) => state.locked);
  const { pathname, search } = useLocation();
  useEffect(() => {
    onSignedOut(lockSignedOut);
  }, []);
  if (me.error instanceof ApiProblem && me.error.status === 401 && me.data === undefined) {
    return <Navigate replace to={`/login?from=${encodeURIComponent(pathname + search)}`} />;
  }
  if (me.data === undefined) {
    return (
      <main className="wrap">
        {me.isPending ? (
          <LoadingState />
        ) : (
          <FailureState
            error={me.error}
            retry={() => {
              void me.refetch();
            }}
          />
        )}
      </main>
    );
  }
  return (
    <>
      <Removable inView={locked === null}>
        <a className="skip" href="#main">
          {t('skip')}
        </a>
        <HallHeader me={me.data} />
        <ScrollRestoration />
        <Notices />
        <main className="wrap" id="main" tabIndex={-1}>
          <Suspense fallback={<LoadingState />}>
            <Outlet />
          </Suspense>
        </main>
        <ConfirmDialog />
        <LeaveQuestion />
      </Removable>
      {hasTasks(me.data) ? <LiveAnnouncements /> : null}
      {locked === null ? <IdleWarning /> : <LockScreen me={me.data} reason={locked} />}
    </>
  );
}
