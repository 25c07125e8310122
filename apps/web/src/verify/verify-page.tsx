import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { formatYuan } from '#libs/fund/money';
import { Fragment, useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { documentsVerify, type TextView, type VerificationView } from '../api/generated';
import { FRAME_TEXTS } from '../frame/frame.texts';
import { LookTools } from '../frame/look-tools';
import { showInstant } from '../i18n/dates';
import { useSigns } from '../i18n/signs';
import { useServerText, useTexts } from '../i18n/texts';
import { CheckedForm } from '../ui/checked-form';
import { NoteBox } from '../ui/problem-alert';
import { StatusTag } from '../ui/status-tag';
import { TextField } from '../ui/text-field';
import { monthsOf } from '../notices/months-of';
import { VERIFY_TEXTS } from './verify.texts';

const FIELDS = ['no', 'code'] as const;
type Field = (typeof FIELDS)[number];

/** Anyone holding a receipt asks here whether the centre issued it; and of what. */
export function VerifyPage() {
  const t = useTexts(VERIFY_TEXTS);
  const frame = useTexts(FRAME_TEXTS);
  useEffect(() => {
    document.title = t('title');
  });
  return (
    <>
      <header className="hd">
        <Link to="/" className="brand">
          <span>
            <b>{frame('centre')}</b>
            <small>{frame('hall')}</small>
          </span>
        </Link>
        <nav className="hd-acts" aria-label={frame('tools')}>
          <LookTools />
        </nav>
      </header>
      <main className="wrap narrow-page" id="main">
        <Verify />
      </main>
    </>
  );
}

function Verify() {
  const t = useTexts(VERIFY_TEXTS);
  const [search] = useSearchParams();
  const [values, setValues] = useState({
    no: search.get('no') ?? '',
    code: search.get('code') ?? '',
  });
  const check = useMutation({
    mutationFn: () =>
      documentsVerify({ query: { no: values.no.trim(), code: values.code.trim() } }),
  });
  const { mutate } = check;
  const scanned = search.has('no') && search.has('code');
  useEffect(() => {
    if (scanned) mutate();
  }, [mutate, scanned]);
  const missing = FIELDS.filter((field) => values[field].trim() === '');
  const sayMissing = (field: Field): string => t('missing', { field: t(field) });
  return (
    <>
      <section className="panel">
        <h1>{t('title')}</h1>
        <p className="help">{t('help')}</p>
        <CheckedForm
          wrong={missing.map((field) => ({ text: sayMissing(field), target: field }))}
          title={t('toFill')}
          error={check.error}
          onSend={mutate}
        >
          {(tried) => (
            <>
              {FIELDS.map((field) => (
                <TextField
                  key={field}
                  id={field}
                  label={t(field)}
                  value={values[field]}
                  limit={40}
                  error={tried && missing.includes(field) ? sayMissing(field) : null}
                  onChange={(value) => {
                    setValues({ ...values, [field]: value });
                  }}
                />
              ))}
              <Button type="primary" htmlType="submit" loading={check.isPending}>
                {t('check')}
              </Button>
            </>
          )}
        </CheckedForm>
      </section>
      <div aria-live="polite">
        {check.data === undefined ? null : <Result result={check.data} />}
      </div>
    </>
  );
}

function Result({ result }: { result: VerificationView }) {
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
      <p>{t('compare')}</p>
      <dl className="kv">
        <dt>{t('no')}</dt>
        <dd>{result.businessNo}</dd>
        <dt>{t('business')}</dt>
        <dd>{server(result.title)}</dd>
        <dt>{t('unit')}</dt>
        <dd>
          {result.unitName} {result.unitAccountNo}
        </dd>
        <Content result={result} />
        <dt>{t('branch')}</dt>
        <dd>{result.branch}</dd>
        <dt>{t(result.slip === undefined ? 'finishedAt' : 'issuedAt')}</dt>
        <dd>{showInstant(result.finishedAt)}</dd>
        <dt>{t('pages')}</dt>
        <dd>{result.pages}</dd>
        <dt>{t('hash')}</dt>
        <dd className="hash">{result.contentHash}</dd>
      </dl>
    </section>
  );
}

/** What has to stand on the paper: people and sums of a register, whom to pay, what was changed otherwise; persons with stars. */
function Content({ result }: { result: VerificationView }) {
  const { register, changed, memberName, slip } = result;
  const t = useTexts(VERIFY_TEXTS);
  const server = useServerText();
  const signs = useSigns();
  const lines: [string, string][] = [];
  if (memberName !== undefined) lines.push([t('member'), memberName]);
  if (changed !== undefined) lines.push([t('changed'), changed.map(server).join(signs.comma)]);
  if (register !== undefined) lines.push(...linesOf(register, server));
  if (slip !== undefined) {
    const { way, payeeName, payeeAccountNo, payeeBank, remark, sumFen, deadline, standText } = slip;
    lines.push(
      [t('slipWay'), server(way)],
      [t('payeeName'), payeeName],
      [t('payeeAccountNo'), payeeAccountNo],
      [t('payeeBank'), payeeBank],
      [t('remark'), remark],
      [t('slipSum'), formatYuan(sumFen)],
      [t('deadline'), deadline],
      [t('slipStands'), server(standText)],
    );
  }
  const names = register?.names ?? [];
  if (register !== undefined && names.length > 0) {
    const more = register.named > names.length ? t('andOthers', { n: register.named }) : '';
    lines.push([t('members'), `${names.join(signs.comma)}${more}`]);
  }
  return lines.map(([name, value]) => (
    <Fragment key={name}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </Fragment>
  ));
}

type Register = NonNullable<VerificationView['register']>;

function linesOf(register: Register, server: (text: TextView) => string): [string, string][] {
  const {
    peopleLabel,
    people,
    monthLabel,
    effectiveMonth: firstMonth,
    lastMonth,
    amounts,
  } = register;
  return [
    [server(peopleLabel), people.toLocaleString('en-US')],
    [server(monthLabel), monthsOf({ firstMonth, month: lastMonth })],
    ...amounts.map(({ label, fen }): [string, string] => [server(label), formatYuan(fen)]),
  ];
}
