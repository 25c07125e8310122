import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../api/problem';
import { useServerText, useTexts } from '../i18n/texts';
import { UI_TEXTS } from './ui.texts';

export function EmptyState({ text, children }: { text?: string; children?: ReactNode }) {
  const t = useTexts(UI_TEXTS);
  return (
    <div className="state">
      <InboxOutlined aria-hidden className="state-icon" />
      <p>{text ?? t('empty')}</p>
      {children}
    </div>
  );
}

/** Grey bars where the rows will stand, so that nothing jumps when they come. */
export function LoadingState({ rows = 4 }: { rows?: number }) {
  const t = useTexts(UI_TEXTS);
  return (
    <div role="status" className="skeleton">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className="bone" aria-hidden />
      ))}
    </div>
  );
}

interface FailureStateProps {
  error: unknown;
  retry?: () => void;
  /** The whole page failed: the failure is its heading, and what is not there is not tried again. */
  asPage?: boolean;
}

export function FailureState({ error, retry, asPage = false }: FailureStateProps) {
  const t = useTexts(UI_TEXTS);
  const server = useServerText();
  const problem = error instanceof ApiProblem ? error : null;
  const said = problem === null ? t('crashedHelp') : server(problem.detail);
  if (asPage) return <FailedPage said={said} problem={problem} retry={retry} />;
  return (
    <div role="alert" className="state">
      <strong>{t('failed')}</strong>
      <p>{said}</p>
      <ErrorNumber problem={problem} />
      {retry === undefined ? null : <Button onClick={retry}>{t('retry')}</Button>}
    </div>
  );
}

interface FailedPageProps {
  said: string;
  problem: ApiProblem | null;
  retry: (() => void) | undefined;
}

function FailedPage({ said, problem, retry }: FailedPageProps) {
  const t = useTexts(UI_TEXTS);
  const missing = problem?.status === 404;
  return (
    <div role="alert" className="state panel">
      <h1>{missing ? said : t('failed')}</h1>
      <p>{missing ? t('notFoundHelp') : said}</p>
      <ErrorNumber problem={problem} />
      {missing ? null : <Button onClick={retry}>{t('retry')}</Button>}
      <Link className="text-link" to="/">
        {t('backHome')}
      </Link>
    </div>
  );
}

function ErrorNumber({ problem }: { problem: ApiProblem | null }) {
  const t = useTexts(UI_TEXTS);
  if (problem === null || problem.correlationId === '') return null;
  return <p className="help">{t('errorNumber', { id: problem.correlationId })}</p>;
}

interface LoadedProps<T> {
  query: { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
  rows?: number;
  asPage?: boolean;
  children: (data: T) => ReactNode;
}

/** Loading, failure, or the data: the three states every list shows. */
export function Loaded<T>({ query, rows, asPage = false, children }: LoadedProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isPending) return <LoadingState {...(rows === undefined ? {} : { rows })} />;
  return (
    <FailureState
      error={query.error}
      asPage={asPage}
      retry={() => {
        query.refetch();
      }}
    />
  );
}
