import { IDENTITY_FIELDS } from '#libs/businesses/identity-correction/identity-correction.fields';
import type { BusinessScreenProps } from '../business-screen';
import { FieldsScreen } from '../fields/fields-screen';

/** 缴存人身份信息更正: opened from 缴存人信息变更 and from the member's page. */
export function IdentityCorrectionPage(props: BusinessScreenProps) {
  return <FieldsScreen {...props} definitions={IDENTITY_FIELDS} />;
}
