-- For this transaction: room to sort and hash in, and an end when the program is gone. Where a server knows a setting
-- not, or has it fixed, it does without.
do $$
declare
  wanted text[] := array['work_mem=256MB', 'maintenance_work_mem=512MB', 'temp_buffers=128MB',
                         'client_connection_check_interval=2s'];
  setting text;
begin
  foreach setting in array wanted loop
    begin
      perform set_config(split_part(setting, '=', 1), split_part(setting, '=', 2), true);
    exception when others then
      null;
    end;
  end loop;
end $$;
