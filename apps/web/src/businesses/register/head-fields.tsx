import type { SubmissionDto, TextDto } from '../../api/generated';
import { useServerText } from '../../i18n/texts';
import { FieldError } from '../steps/field-error';
import { ColumnInput } from './column-input';
import type { RegisterPlan } from './register-plan';
import type { Head } from './use-head';

interface HeadFieldsProps {
  plan: RegisterPlan;
  head: Head;
  submission: SubmissionDto;
}

/** What is typed once for the whole register, before anybody is entered. */
export function HeadFields({ plan, head, submission }: HeadFieldsProps) {
  const server = useServerText();
  if (plan.headColumns.length === 0) return null;
  return (
    <div className="head-fields">
      {plan.headColumns.map((column) => (
        <div className="month-field" key={column.key}>
          <label htmlFor={`head-${column.key}`}>
            {column.required && (
              <span className="required" aria-hidden>
                *
              </span>
            )}
            {server(column.title)}
          </label>
          <ColumnInput
            id={`head-${column.key}`}
            column={column}
            value={head.textOf(column)}
            onValue={(text) => {
              head.type(column, text);
            }}
            aria-invalid={head.errorOf(column) !== null}
            aria-describedby={`head-${column.key}-echo head-${column.key}-error`}
            onBlur={() => {
              head.save(column);
            }}
          />
          <b id={`head-${column.key}-echo`} role="status">
            {nameOf(submission, head.pending(column) ? '' : column.key)}
          </b>
          <FieldError
            id={`head-${column.key}-error`}
            text={errorIn(head.errorOf(column), server)}
          />
        </div>
      ))}
    </div>
  );
}

/** The name of the unit whose account was typed: whoever types it sees whom it means. */
function nameOf({ headUnits }: SubmissionDto, key: string): string {
  return headUnits.find(({ column }) => column === key)?.name ?? '';
}

function errorIn(error: TextDto | null, server: (text: TextDto) => string): string | null {
  return error === null ? null : server(error);
}
