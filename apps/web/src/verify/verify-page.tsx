import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { get } from '../api/client';
import type { Verification } from '../api/types';
import { FRAME_TEXTS } from '../frame/frame.texts';
import { showInstant } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { NoteBox, ProblemAlert } from '../ui/problem-alert';
import { StatusTag } from '../ui/status-tag';
import { TextField } from '../ui/text-field';
import { VERIFY_TEXTS } from './verify.texts';

/** Anyone holding a receipt asks here whether the centre issued it; no names are shown. */
export function VerifyPage() {
  const t = useTexts(VERIFY_TEXTS);
  const frame = useTexts(FRAME_TEXTS);
  const [search] = useSearchParams();
  const [no, setNo] = useState(search.get('no') ?? '');
  const [code, setCode] = useState(search.get('code') ?? '');
  const [tried, setTried] = useState(false);
  const check = useMutation({
    mutationFn: () =>
      get<Verification>(
        `/verify?no=${encodeURIComponent(no.trim())}&code=${encodeURIComponent(code.trim())}`,
      ),
  });
  const { mutate } = check;
  const scanned = search.has('no') && search.has('code');
  useEffect(() => {
    document.title = t('title');
  });
  useEffect(() => {
    if (scanned) mutate();
  }, [mutate, scanned]);
  const missing = (value: string, field: string): string | null =>
    tried && value.trim() === '' ? t('missing', { field }) : null;
  return (
    <>
      <header className="hd">
        <Link to="/" className="brand">
          <span>
            <b>{frame('centre')}</b>
            <small>{frame('hall')}</small>
          </span>
        </Link>
      </header>
      <main className="wrap narrow-page" id="main">
        <section className="panel">
          <h1>{t('title')}</h1>
          <p className="help">{t('help')}</p>
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              setTried(true);
              if (no.trim() !== '' && code.trim() !== '') mutate();
            }}
          >
            <TextField
              id="no"
              label={t('no')}
              value={no}
              onChange={setNo}
              error={missing(no, t('no'))}
              maxLength={40}
            />
            <TextField
              id="code"
              label={t('code')}
              value={code}
              onChange={setCode}
              error={missing(code, t('code'))}
              maxLength={40}
            />
            <Button type="primary" htmlType="submit" loading={check.isPending}>
              {t('check')}
            </Button>
          </form>
        </section>
        <ProblemAlert error={check.error} />
        <div aria-live="polite">
          {check.data === undefined ? null : <Result result={check.data} />}
        </div>
      </main>
    </>
  );
}

function Result({ result }: { result: Verification }) {
  const t = useTexts(VERIFY_TEXTS);
  const server = useServerText();
  if (!result.valid)
    return (
      <NoteBox tone="error" title={t('invalid')}>
        <p>{t('invalidHelp')}</p>
      </NoteBox>
    );
  return (
    <section className="panel" aria-label={t('result')}>
      <p>
        <StatusTag tone="good" text={t('valid')} />
      </p>
      <dl className="kv">
        <dt>{t('no')}</dt>
        <dd>{result.businessNo}</dd>
        <dt>{t('business')}</dt>
        <dd>{server(result.title)}</dd>
        <dt>{t('branch')}</dt>
        <dd>{result.branch}</dd>
        <dt>{t('finishedAt')}</dt>
        <dd>{showInstant(result.finishedAt)}</dd>
        <dt>{t('pages')}</dt>
        <dd>{result.pages}</dd>
        <dt>{t('hash')}</dt>
        <dd className="hash">{result.contentHash}</dd>
      </dl>
    </section>
  );
}
