import { App } from 'antd';
import { Outlet } from 'react-router';

/** Around the screens where people act: short messages and questions. Those who only look do not load it. */
export default function Notices() {
  return (
    <App component={false} message={{ maxCount: 3 }}>
      <Outlet />
    </App>
  );
}
