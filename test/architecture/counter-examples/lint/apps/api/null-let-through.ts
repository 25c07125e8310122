import { IsOptional, IsString } from 'class-validator';

export class Search {
  @IsOptional() @IsString() q?: string;
}
