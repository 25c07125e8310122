import type { BusinessDto, SubmissionDto } from '../api/generated';

/** The one screen a business owns: it edits the case, sends it on and shows the result, by the case's stage. */
export interface BusinessScreenProps {
  submission: SubmissionDto;
  business: BusinessDto;
}
