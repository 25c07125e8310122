import { createBrowserRouter } from 'react-router';
import { REMITTANCE_PAGE } from './businesses/registry';
import { CrashPage } from './frame/crash-page';
import { piece } from './frame/pieces';
import { NotFoundPage } from './frame/not-found-page';
import { Shell } from './frame/shell';
import { Bare } from './frame/bare';
import { LoadingState } from './ui/states';

/** Every page is its own chunk: the first load carries the frame and the home page only. */
export const router = createBrowserRouter([
  {
    element: <Bare />,
    errorElement: <CrashPage />,
    hydrateFallbackElement: <LoadingState rows={8} />,
    children: [
      {
        path: '/login',
        lazy: piece(async () => ({ Component: (await import('./login/login-page')).LoginPage })),
      },
      {
        path: '/verify',
        lazy: piece(async () => ({ Component: (await import('./verify/verify-page')).VerifyPage })),
      },
    ],
  },
  {
    element: <Shell />,
    errorElement: <CrashPage />,
    hydrateFallbackElement: <LoadingState rows={8} />,
    children: [
      {
        errorElement: <CrashPage inside />,
        children: [
          {
            index: true,
            lazy: piece(async () => ({ Component: (await import('./home/start-page')).StartPage })),
          },
          {
            path: '/boxes/:box',
            lazy: piece(async () => ({ Component: (await import('./boxes/box-page')).BoxPage })),
          },
          {
            path: '/messages/:id',
            lazy: piece(async () => ({
              Component: (await import('./boxes/message-page')).MessagePage,
            })),
          },
          {
            path: '/desk',
            lazy: piece(async () => ({ Component: (await import('./desk/desk-page')).DeskPage })),
          },
          {
            path: '/desk/:businessNo',
            lazy: piece(async () => ({
              Component: (await import('./desk/decision-page')).DecisionPage,
            })),
          },
          {
            path: '/dunning',
            lazy: piece(async () => ({
              Component: (await import('./dunning/dunning-page')).DunningPage,
            })),
          },
          { path: '/businesses/remittance', lazy: REMITTANCE_PAGE },
          {
            path: '/notices/:no',
            lazy: piece(async () => ({
              Component: (await import('./notices/notice-page')).NoticePage,
            })),
          },
          {
            path: '/businesses/:code',
            lazy: piece(async () => ({
              Component: (await import('./cases/open-business-page')).OpenBusinessPage,
            })),
          },
          {
            path: '/cases/:businessNo',
            lazy: piece(async () => ({ Component: (await import('./cases/case-page')).CasePage })),
          },
          {
            path: '/cases/:businessNo/edit',
            lazy: piece(async () => ({ Component: (await import('./cases/edit-page')).EditPage })),
          },
          {
            path: '/queries/:code/:sheet?',
            lazy: piece(async () => ({
              Component: (await import('./queries/query-page')).QueryPage,
            })),
          },
          {
            path: '/prints/:query',
            lazy: piece(async () => ({
              Component: (await import('./queries/print-page')).PrintPage,
            })),
          },
          {
            path: '/flow/:entry',
            lazy: piece(async () => ({
              Component: (await import('./queries/flow-entry-page')).FlowEntryPage,
            })),
          },
          {
            path: '/members/:accountNo',
            lazy: piece(async () => ({
              Component: (await import('./members/member-page')).MemberPage,
            })),
          },
          {
            path: '/office/members/:sheet?',
            lazy: piece(async () => ({
              Component: (await import('./office/members-page')).MembersPage,
            })),
          },
          {
            path: '/office/prints/:query',
            lazy: piece(async () => ({
              Component: (await import('./office/office-print-page')).OfficePrintPage,
            })),
          },
          {
            path: '/password',
            lazy: piece(async () => ({
              Component: (await import('./account/password-page')).PasswordPage,
            })),
          },
          {
            path: '/sessions',
            lazy: piece(async () => ({
              Component: (await import('./account/sessions-page')).SessionsPage,
            })),
          },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);
