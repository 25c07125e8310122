import { createRoot } from 'react-dom/client';
import './phone.css';
import { PhoneApp } from './phone-app';

const root = document.getElementById('root');
if (root === null) throw new Error('phone.html has no root');
createRoot(root).render(<PhoneApp token={decodeURIComponent(location.hash.slice(1))} />);
