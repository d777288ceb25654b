package dev.shouyue.api;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Makes the OpenAPI document tell what the records tell: a component is always there unless it is {@code @Nullable}. Typed
 * clients are written from that.
 */
final class RecordSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        if (!others.hasNext()) {
            return null;
        }
        Schema<?> schema = others.next().resolve(type, context, others);
        Class<?> written = written(type.getType());
        if (schema == null || written == null || !written.isRecord()) {
            return schema;
        }
        String reference = schema.get$ref();
        Schema<?> model = reference == null
                ? schema
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
        if (model != null && model.getProperties() != null) {
            for (RecordComponent component : written.getRecordComponents()) {
                boolean mayBeMissing = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                if (!mayBeMissing && model.getProperties().containsKey(component.getName())) {
                    model.addRequiredItem(component.getName());
                }
            }
        }
        return schema;
    }

    private static @Nullable Class<?> written(Type type) {
        if (type instanceof JavaType java) {
            return java.getRawClass();
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            return raw;
        }
        return type instanceof Class<?> plain ? plain : null;
    }
}
