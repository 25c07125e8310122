import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { RegisterPageDto } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { REGISTER_TEXTS } from './register.texts';
import { ROWS_PER_PAGE, type Register } from './use-register';

/** Pages by row number: the server reads on from a row and never counts through the ones before it. */
export function RegisterPager({ register, page }: { register: Register; page: RegisterPageDto }) {
  const t = useTexts(REGISTER_TEXTS);
  const [visited, setVisited] = useState<number[]>([]);
  const [no, setNo] = useState('');
  const { view } = register;
  const from = page.items[0]?.rowNo ?? 0;
  const to = page.items.at(-1)?.rowNo ?? 0;
  const forward = (): void => {
    if (page.next === null) return;
    setVisited((before) => [...before, view.after]);
    register.show({ after: Number(page.next) });
  };
  const back = (): void => {
    register.show({ after: visited.at(-1) ?? Math.max(0, from - 1 - ROWS_PER_PAGE) });
    setVisited((before) => before.slice(0, -1));
  };
  if (page.next === null && view.after === 0)
    return (
      <p className="help pager-line">
        {t('range', { from, to, total: page.shown.toLocaleString('en-US') })}
      </p>
    );
  return (
    <nav className="pager" aria-label={t('pages')}>
      <span className="help" role="status">
        {t('range', { from, to, total: page.shown.toLocaleString('en-US') })}
      </span>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setVisited([]);
          if (Number(no) > 0) register.seek(Number(no));
        }}
      >
        <label htmlFor="seek-row">{t('seek')}</label>
        <input
          id="seek-row"
          className="input"
          inputMode="numeric"
          value={no}
          onChange={(event) => {
            setNo(event.target.value.replace(/\D/g, ''));
          }}
        />
      </form>
      <Button icon={<LeftOutlined aria-hidden />} disabled={view.after === 0} onClick={back}>
        {t('previous')}
      </Button>
      <Button
        icon={<RightOutlined aria-hidden />}
        iconPlacement="end"
        disabled={page.next === null}
        onClick={forward}
      >
        {t('next')}
      </Button>
    </nav>
  );
}
