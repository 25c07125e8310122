import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../i18n/texts';
import { AskElsewhere } from './ask-elsewhere';
import { typedColumns, type Column } from './columns';
import { AddButton } from './entry-form';
import { EntryField } from './entry-field';
import { FieldError } from '../steps/field-error';
import { REGISTER_TEXTS } from './register.texts';
import { useExampleMonth } from './use-example-month';
import { useEntry, type EntryFacts } from './use-entry';

/** One person in groups of fields. Once the register has rows it is folded away, and what is typed in it stays. */
export function PersonEntry(props: EntryFacts) {
  const t = useTexts(REGISTER_TEXTS);
  const entry = useEntry(props);
  const { page } = props.register;
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? page?.total === 0;
  const error = entry.errorOf('member');
  return (
    <div className="entry-panel">
      <div className="person-head">
        <Button
          type="text"
          aria-expanded={open}
          aria-controls="person-entry"
          icon={open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
          onClick={() => {
            setChosen(!open);
          }}
        >
          {t('entry')}
        </Button>
        <span className="help">{t('personHint')}</span>
      </div>
      <form
        id="person-entry"
        className="person-entry"
        hidden={!open}
        noValidate
        aria-label={t('entry')}
        onSubmit={(event) => {
          event.preventDefault();
          setChosen(true);
          void entry.enter();
        }}
      >
        <Groups {...props} entry={entry} />
        <div className="person-foot">
          <FieldError id="entry-member-error" text={error} />
          <Elsewhere plan={props.plan} entry={entry} />
          <AddButton busy={entry.busy} />
        </div>
      </form>
    </div>
  );
}

interface GroupsProps extends Pick<EntryFacts, 'plan' | 'terms'> {
  entry: ReturnType<typeof useEntry>;
}

/** Who it is, what is paid for him, and what may be left open. */
function Groups({ plan, terms, entry }: GroupsProps) {
  const columns = typedColumns(plan.columns);
  const exampleMonth = useExampleMonth(plan, terms);
  const t = useTexts(REGISTER_TEXTS);
  const isPaid = ({ kind, required }: Column): boolean =>
    kind === 'money' || (kind === 'month' && required);
  const groups = [
    [t('groupPerson'), columns.filter((one) => one.required && !isPaid(one))],
    [t('groupPaid'), columns.filter(isPaid)],
    [t('groupOptional'), columns.filter((one) => !one.required && !isPaid(one))],
  ] as const;
  return groups
    .filter(([, ofGroup]) => ofGroup.length > 0)
    .map(([title, ofGroup]) => (
      <fieldset key={title} className="field-group">
        <legend>{title}</legend>
        <div className="person-grid">
          {ofGroup.map((column) => (
            <EntryField key={column.key} {...{ column, entry, exampleMonth }} closed={false} />
          ))}
        </div>
      </fieldset>
    ));
}

interface ElsewhereProps {
  plan: EntryFacts['plan'];
  entry: ReturnType<typeof useEntry>;
}

/** For whoever was refused because another unit holds his account. */
function Elsewhere({ plan: { asks }, entry }: ElsewhereProps) {
  if (asks === null || entry.code === null || !asks.codes.includes(entry.code)) return null;
  const typed = (key: string): string => {
    const column = entry.columns.find((one) => one.key === key);
    return column === undefined ? '' : entry.textOf(column);
  };
  const person = { idType: typed('idType'), idNumber: typed('idNumber'), name: typed('name') };
  return <AskElsewhere business={asks.business} person={person} />;
}
