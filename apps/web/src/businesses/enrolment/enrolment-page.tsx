import type { BusinessScreenProps } from '../business-screen';
import { RegisterScreen } from '../register/register-screen';
import { ENROLMENT_RULES } from './enrolment-rules';

/** 缴存人登记 (manual chapter 8). */
export function EnrolmentPage(props: BusinessScreenProps) {
  return <RegisterScreen {...props} rules={ENROLMENT_RULES} />;
}
