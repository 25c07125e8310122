import { WarningOutlined } from '@ant-design/icons';
import { CaseNumbers } from '../../ui/case-numbers';

/** What is wrong with a field, beside it: icon and words. The place stays, so that it can be read out when it fills. */
export function FieldError({ id, text }: { id: string; text: string | null }) {
  return (
    <span id={id} className="field-error" role="alert">
      {text === null ? null : (
        <>
          <WarningOutlined aria-hidden />
          <CaseNumbers text={text} />
        </>
      )}
    </span>
  );
}
