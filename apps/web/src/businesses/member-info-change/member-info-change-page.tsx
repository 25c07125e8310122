import { MEMBER_FIELDS } from '#libs/businesses/member-info-change/member-info-change.fields';
import type { BusinessScreenProps } from '../business-screen';
import { FieldsScreen } from '../fields/fields-screen';
import { CorrectionLink } from '../identity-correction/correction-link';

/** 缴存人信息变更 (manual chapter 11). */
export function MemberInfoChangePage(props: BusinessScreenProps) {
  return (
    <FieldsScreen
      {...props}
      definitions={MEMBER_FIELDS}
      elsewhere={<CorrectionLink accountNo={props.submission.form.memberAccountNo ?? null} />}
    />
  );
}
