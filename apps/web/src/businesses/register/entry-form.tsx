import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { CSSProperties } from 'react';
import { readYuan } from '#libs/values/yuan';
import { useTexts } from '../../i18n/texts';
import { FieldError } from '../steps/field-error';
import { MemberPicker } from '../steps/member-picker';
import { BASE } from './columns';
import { isLasting } from './entered';
import { EntryEcho } from './entry-echo';
import { EntryField } from './entry-field';
import { EntryPreview } from './entry-preview';
import { REGISTER_TEXTS } from './register.texts';
import { useEntry, type EntryFacts } from './use-entry';
import { useExampleMonth } from './use-example-month';
import { usePickAsked } from './use-member-asked';

/** One account on one line: what is the same for all, who, how he stands, what is typed of him. */
export function EntryForm(props: EntryFacts) {
  const t = useTexts(REGISTER_TEXTS);
  const { plan, terms } = props;
  const entry = useEntry(props);
  usePickAsked(terms?.month ?? '', entry.pick);
  const { member, columns } = entry;
  const exampleMonth = useExampleMonth(plan, terms);
  const lasting = columns.filter((column) => isLasting(column, plan));
  const own = columns.filter((column) => !lasting.includes(column));
  const base = own.find(({ key }) => key === BASE);
  return (
    <div className="entry-panel">
      <form
        className={lasting.length + own.length > FIELDS_BESIDE_ECHO ? 'entry roomy' : 'entry'}
        style={widthsOf(lasting.length, own.length)}
        noValidate
        aria-label={t('entry')}
        onSubmit={(event) => {
          event.preventDefault();
          void entry.enter();
        }}
      >
        {lasting.map((column) => (
          <EntryField key={column.key} {...{ column, entry, exampleMonth }} closed={false} />
        ))}
        <Picker {...{ entry }} statuses={plan.statuses} month={terms?.month ?? ''} />
        <EntryEcho member={member} />
        {own.map((column) => (
          <EntryField
            key={column.key}
            {...{ column, entry, exampleMonth }}
            // What is the same for everybody is typed of nobody in particular.
            closed={entry.closed && !plan.past}
          />
        ))}
        <AddButton busy={entry.busy} />
      </form>
      {plan.past && <EverybodyButton entry={entry} />}
      <EntryPreview
        {...props}
        member={member}
        baseFen={base === undefined ? null : readYuan(entry.textOf(base))}
      />
    </div>
  );
}

/** With more fields than these, what is known of the member has a line of its own. */
const FIELDS_BESIDE_ECHO = 3;

function widthsOf(lasting: number, own: number): CSSProperties {
  if (lasting + own > FIELDS_BESIDE_ECHO) {
    const fields = (count: number) => Array.from({ length: count }, () => 'minmax(110px, 160px)');
    const widths = [...fields(lasting), 'minmax(280px, 1fr)', ...fields(own), 'auto'];
    return { '--entry-widths': widths.join(' ') } as CSSProperties;
  }
  const widths = [
    ...Array.from({ length: lasting }, () => '160px'),
    'minmax(280px, 0.55fr) minmax(0, 1fr)',
    ...Array.from({ length: own }, () => '156px'),
    'auto',
  ];
  return { '--entry-widths': widths.join(' ') } as CSSProperties;
}

export function AddButton({ busy }: { busy: boolean }) {
  const t = useTexts(REGISTER_TEXTS);
  return (
    <Button
      id="entry-add"
      color="primary"
      variant="outlined"
      htmlType="submit"
      loading={busy}
      icon={<PlusOutlined aria-hidden />}
    >
      {t('add')}
    </Button>
  );
}

/** Months may have been missed of everybody: what is typed beside is the same for all. */
function EverybodyButton({ entry }: { entry: ReturnType<typeof useEntry> }) {
  const t = useTexts(REGISTER_TEXTS);
  return (
    <div className="entry-everybody">
      <Button
        size="small"
        loading={entry.busy}
        onClick={() => {
          void entry.enterEverybody();
        }}
      >
        {t('everybody')}
      </Button>
      <span className="help">{t('everybodyHint')}</span>
    </div>
  );
}

interface PickerProps {
  entry: ReturnType<typeof useEntry>;
  statuses: readonly string[];
  month: string;
}

function Picker({ entry, statuses, month }: PickerProps) {
  const error = entry.errorOf('member');
  const [status, ...others] = statuses;
  return (
    <div>
      <MemberPicker
        inputId="entry-member"
        held={entry.member}
        onPicked={entry.pick}
        onSought={(isSought) => {
          if (isSought && entry.member !== null) entry.pick(null);
        }}
        onDropped={() => {
          entry.pick(null);
        }}
        {...(status !== undefined && others.length === 0 ? { status } : {})}
        {...(month === '' ? {} : { month })}
        refusalOf={entry.refusalOf}
        invalid={error !== null}
      />
      <FieldError id="entry-member-error" text={error} />
    </div>
  );
}
