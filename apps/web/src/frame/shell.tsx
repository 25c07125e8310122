import { Suspense, useEffect } from 'react';
import { Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router';
import type { MeView } from '../api/generated';
import { ApiProblem } from '../api/problem';
import { LiveAnnouncements } from '../live/live-announcements';
import { useLiveLine } from '../live/use-live-line';
import { useTexts } from '../i18n/texts';
import { ConfirmDialog } from '../ui/confirm';
import { pageElement, Removable } from '../ui/in-view';
import { Notices, notify } from '../ui/notices';
import { LeaveQuestion } from '../ui/unsaved';
import { FailureState, LoadingState } from '../ui/states';
import { FRAME_TEXTS } from './frame.texts';
import { HallHeader } from './hall-header';
import { IdleWarning } from './idle-warning';
import { loadAhead, onMissingPiece } from './pieces';
import { giveBackTyped, keepTyped } from './typed-text';
import { hasNews, hasTasks } from './reader-kind';
import { LockScreen } from './lock-screen';
import { useMe, useSession } from './session';

/** Parts of later pages come ahead; should one be gone with a release, what was typed outlasts the page. */
function usePieces(me: MeView | undefined): void {
  const t = useTexts(FRAME_TEXTS);
  const { pathname } = useLocation();
  useEffect(() => {
    if (me === undefined) return undefined;
    onMissingPiece({
      keep: () => {
        keepTyped(pageElement(), me);
      },
      waiting: () => {
        notify('info', () => t('pieceMissing'));
      },
    });
    return giveBackTyped(me, () => {
      notify('info', () => t('typedBack'));
    });
    // The words follow the language; neither is told anew for it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [me?.kind, me?.id, pathname]);
  const known = me !== undefined;
  useEffect(() => {
    if (known) void loadAhead();
  }, [known]);
}

/** The frame of every page behind the sign-in. */
export function Shell() {
  const t = useTexts(FRAME_TEXTS);
  const me = useMe();
  const locked = useSession((state) => state.locked);
  const { pathname, search } = useLocation();
  usePieces(me.data);
  useLiveLine(me.data !== undefined && hasNews(me.data));
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
