import { UNIT_FIELDS } from '#libs/businesses/unit-info-change/unit-info-change.fields';
import type { BusinessScreenProps } from '../business-screen';
import { FieldsScreen } from '../fields/fields-screen';

/** 单位信息变更 (manual chapter 3). */
export function UnitInfoChangePage(props: BusinessScreenProps) {
  return <FieldsScreen {...props} definitions={UNIT_FIELDS} />;
}
