import { join } from 'node:path';
import { describeTexts } from '../../../shared/testing/describe-texts';

// The message to customers is composed in one place for controls and commands.
describeTexts(join(__dirname, '..'), 'RequestLifecycle', [join(__dirname, '../../../../entities/gdap-request')]);
