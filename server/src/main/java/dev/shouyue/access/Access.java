package dev.shouyue.access;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Users, sign-in, tokens, the audit trail and saved views: the door of this module. */
public final class Access {

    public final SignIns signIns;
    public final Users users;
    public final Tokens tokens;
    public final AuditTrail audit;
    public final SavedViews views;

    private final JdbcClient sql;

    public Access(DataSource database, Clock clock) {
        JdbcClient sql = JdbcClient.create(database);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        Passwords passwords = new Passwords();
        signIns = new SignIns(sql, transaction, clock, passwords);
        users = new Users(sql, transaction, clock, passwords, signIns);
        tokens = new Tokens(sql, clock);
        audit = new AuditTrail(sql, clock);
        views = new SavedViews(sql, clock);
        this.sql = sql;
    }

    /** The key that signs what is handed out for a purpose; made when it is first asked for, the same ever after. */
    public byte[] signingKey(String purpose) {
        sql.sql("insert into access.signing_key (purpose, material) values (?, ?) on conflict do nothing")
                .params(purpose, Secrets.hash(Secrets.token()))
                .update();
        return sql.sql("select material from access.signing_key where purpose = ?")
                .param(purpose)
                .query(byte[].class)
                .single();
    }
}
