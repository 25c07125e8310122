import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  SCAN_BYTES_MAX,
  SCAN_CONTENT_TYPES,
  SCANS_PER_CASE_MAX,
} from '#libs/documents/scan-limits';
import type { ScanEntity } from '#libs/persistence/entities/scan.entity';
import { Optional } from '#apps/api/values/optional';

const PAPER_LENGTH_MAX = 40;
const FILE_NAME_LENGTH_MAX = 255;
const TURNS = [0, 90, 180, 270] as const;

export class NewUploadBody {
  @ApiProperty({
    example: 'business-licence',
    description: 'Kind of paper, as the business lists them',
  })
  @IsNotEmpty()
  @IsString()
  @MaxLength(PAPER_LENGTH_MAX)
  paper: string;

  @ApiProperty({ example: 1843200 })
  @IsInt()
  @Min(1)
  @Max(SCAN_BYTES_MAX)
  bytes: number;

  @ApiPropertyOptional({ example: '营业执照.jpg', description: 'Never trusted and never kept' })
  @Optional()
  @IsString()
  @MaxLength(FILE_NAME_LENGTH_MAX)
  fileName?: string;

  @ApiPropertyOptional({
    example: 90,
    enum: TURNS,
    description: 'Clockwise, on top of what the picture says itself',
  })
  @Optional()
  @IsIn(TURNS)
  turn?: (typeof TURNS)[number];

  @ApiPropertyOptional({
    example: '0f3b7c2a9d1e4f5a6b7c8d9e0f',
    description:
      'Upload of the same sender that this page is sent instead of: it ends and hands on its place',
  })
  @Optional()
  @Matches(/^[0-9a-f]{26}$/)
  replaces?: string;
}

export class UploadTicketView {
  @ApiProperty({ example: '0f3b7c2a9d1e4f5a6b7c8d9e0f' }) id: string;
  @ApiProperty({ example: 0, description: 'Where the next chunk begins' }) offset: number;
  @ApiProperty({ example: 1048576, description: 'No chunk may be larger' }) chunkBytes: number;
}

export class UploadOffsetView {
  @ApiProperty({ example: 1048576 }) offset: number;
}

export class ScanView {
  @ApiProperty({ example: '12' }) id: string;
  @ApiProperty({ example: 'business-licence' }) paper: string;
  @ApiProperty({ example: 1 }) position: number;
  @ApiProperty({ example: 'image/jpeg', enum: SCAN_CONTENT_TYPES }) contentType: string;
  @ApiProperty({ example: 812345 }) bytes: number;
  @ApiProperty({ example: 2480, description: 'Pixels; points for a PDF' }) width: number;
  @ApiProperty({ example: 3508 }) height: number;
  @ApiProperty({ example: 1 }) pages: number;
  @ApiProperty({ example: 'phone', enum: ['computer', 'phone'] }) source: 'computer' | 'phone';
  @ApiProperty({ example: '/api/scans/12/content?v=9b1c4f02' }) url: string;
  @ApiProperty({ example: '/api/scans/12/thumbnail?v=9b1c4f02' }) thumbnailUrl: string;
  @ApiProperty({ example: '2026-11-24T03:04:05.000Z' }) createdAt: string;
}

export class ScansView {
  @ApiProperty({ type: [ScanView] }) items: ScanView[];
}

export class UploadProgressView {
  @ApiProperty({ example: 1843200 }) offset: number;
  @ApiProperty({
    type: ScanView,
    nullable: true,
    description: 'Once the file is whole and was taken',
  })
  scan: ScanView | null;
}

export class ScanChangeBody {
  @ApiPropertyOptional({ example: 90, enum: [90, 180, 270], description: 'Clockwise' })
  @Optional()
  @IsIn([90, 180, 270])
  rotate?: 90 | 180 | 270;

  @ApiPropertyOptional({ example: 2 })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(SCANS_PER_CASE_MAX)
  position?: number;

  @ApiPropertyOptional({ example: 'legal-person-identity' })
  @Optional()
  @IsNotEmpty()
  @IsString()
  @MaxLength(PAPER_LENGTH_MAX)
  paper?: string;
}

export class ScanLinkBody {
  @ApiProperty({ example: 'business-licence' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(PAPER_LENGTH_MAX)
  paper: string;

  @ApiPropertyOptional({ description: 'A new code, even when it ends a phone that is at work' })
  @Optional()
  @IsBoolean()
  renew?: boolean;
}

export class ScanLinkView {
  @ApiProperty({
    example: 'https://hall.example.gov.cn/phone.html#q3Zk8LrV',
    type: String,
    nullable: true,
    description: 'For one phone, once; null while a phone is at work with the present code',
  })
  url: string | null;
  @ApiProperty({ example: 600_000, description: 'How long the code is still good for' })
  leftMs: number;
}

/** The address changes with the bytes, so that a turned picture is never shown from a cache. */
export function scanView(scan: ScanEntity): ScanView {
  const version = scan.contentHash.slice(0, 8);
  return {
    id: scan.id,
    paper: scan.paper,
    position: scan.position,
    contentType: scan.contentType,
    bytes: scan.bytes,
    width: scan.width,
    height: scan.height,
    pages: scan.pages,
    source: scan.source === 'phone' ? 'phone' : 'computer',
    url: `/api/scans/${scan.id}/content?v=${version}`,
    thumbnailUrl: `/api/scans/${scan.id}/thumbnail?v=${version}`,
    createdAt: scan.createdAt.toISOString(),
  };
}
