package dev.shouyue.api;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.module.SimpleModule;

/** Texts in the bodies of requests: one with the sign U+0000, which no database keeps, is refused by the name of its field. */
@Configuration(proxyBeanMethods = false)
class Texts {

    @Bean
    JsonMapperBuilderCustomizer keptTexts() {
        return json -> json.addModule(new SimpleModule().addDeserializer(String.class, new Kept()));
    }

    private static final class Kept extends StringDeserializer {

        @Override
        public String deserialize(JsonParser in, DeserializationContext context) {
            String text = super.deserialize(in, context);
            if (text != null && text.indexOf('\0') >= 0) {
                throw InvalidFormatException.from(in, "U+0000 in a text", "", String.class);
            }
            return text;
        }
    }
}
