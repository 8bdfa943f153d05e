import { RefusedScreen } from '../../features/identity/sign-in/RefusedScreen.tsx';
import { PublicFrame } from './PublicFrame.tsx';

export const RefusedPage = () => (
  <PublicFrame>
    <RefusedScreen />
  </PublicFrame>
);
