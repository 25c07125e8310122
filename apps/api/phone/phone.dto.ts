import { ApiProperty } from '@nestjs/swagger';
import { ScanView } from '#apps/api/scans/scan.dto';

export class TextView {
  @ApiProperty({ example: '营业执照或登记证书' }) zh: string;
  @ApiProperty({ example: 'Business licence' }) en: string;
}

export class PhonePaperView {
  @ApiProperty({ example: 'business-licence' }) kind: string;
  @ApiProperty({ type: TextView }) title: TextView;
  @ApiProperty({ example: 2, description: 'Already there, from the computer too' }) pages: number;
}

/** What a phone may know: no unit, no person, no number. */
export class PhoneOpeningView {
  @ApiProperty({
    example: 'x2JdV0nQ6sKe',
    description: 'Binds the link to this phone; sent as X-Phone-Secret from now on',
  })
  phoneSecret: string;
  @ApiProperty({ type: TextView }) businessTitle: TextView;
  @ApiProperty({ type: [PhonePaperView], description: 'The one the code was made for comes first' })
  papers: PhonePaperView[];
  @ApiProperty({ example: 600_000, description: 'How long the link is still good for' })
  leftMs: number;
}

export class PhoneScansView {
  @ApiProperty({ type: [ScanView] }) items: ScanView[];
}
