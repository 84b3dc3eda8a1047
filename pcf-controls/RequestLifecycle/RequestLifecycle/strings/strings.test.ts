import { join } from 'node:path';
import { describeTexts } from '../../../shared/testing/describe-texts';

describeTexts(join(__dirname, '..'), 'RequestLifecycle');
